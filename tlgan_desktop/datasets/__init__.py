"""Labelled pictures: folders and tables read into features, labels and pictures."""
