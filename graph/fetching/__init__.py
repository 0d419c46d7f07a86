"""The one room that opens a connection: addresses in, bytes out, within limits and with good manners."""
