"""The verbs of TwiML, one a file."""
