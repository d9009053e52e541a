"""The control API: phones, behaviours, faults and what was sent, over HTTP."""
