"""Forms of surveys: the words of a survey, its workbook, answers, filters."""
