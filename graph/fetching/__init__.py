"""The one room that opens a connection: addresses in, their bytes out, within limits and with good manners."""
