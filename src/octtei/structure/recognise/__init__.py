"""structure/recognise"""
