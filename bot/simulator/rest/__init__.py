"""The part of Twilio's REST API of 2010-04-01 that the application uses."""
