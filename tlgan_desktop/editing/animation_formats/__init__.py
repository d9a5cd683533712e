"""The formats of animations, a module each with ``write(path, frames, frames_per_second)``.

Frames are written as they come, so that an animation of any length takes the memory of one picture, and every
frame stays a frame: common encoders leave out those that equal the one before, which other programs then
count and cut differently.
"""
