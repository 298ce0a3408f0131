"""The spiders of the sample newsroom: declarations only, as for any other source."""
