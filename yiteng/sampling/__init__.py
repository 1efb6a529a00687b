"""What is drawn by lot: reports to be checked, closed matters to be visited, households to be asked."""
