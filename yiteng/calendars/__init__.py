"""日历订阅: a feed for each post; tentative until the meeting is approved, confirmed after."""
