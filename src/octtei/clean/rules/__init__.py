"""clean/rules"""
