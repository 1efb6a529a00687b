"""会后三问: three questions to those who attended, without names; n and response rate shown."""
