"""The wizard: from labelled pictures to sliders."""
