"""The reading room: the record in a browser, beside the words it rests on."""
