"""Reads TwiML and says what Twilio would complain about."""
