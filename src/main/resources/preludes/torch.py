import torch


def tensor(x): return torch.as_tensor(x, dtype=torch.get_default_dtype()) if not torch.is_tensor(x) else x
def exp(x): return torch.exp(tensor(x))
def log(x): return torch.log(tensor(x))
def sin(x): return torch.sin(tensor(x))
def cos(x): return torch.cos(tensor(x))
def tanh(x): return torch.tanh(tensor(x))
def atan(x): return torch.atan(tensor(x))
def sqrt(x): return torch.sqrt(tensor(x))
def abs(x): return torch.abs(tensor(x))
def sign(x): return torch.sign(tensor(x))
def power(x, exponent): return x**exponent
def hadamard(x, y): return x * y
def dot(x, y): return torch.sum(x * y)
def outer(x, y): return torch.outer(x, y)
def total(x): return torch.sum(x)
def tr(x): return torch.trace(x)
def diag(x): return torch.diag(x)
def diagonal(x): return torch.diagonal(x)
def ones(*sides): return torch.ones(*sides)
def identity(n): return torch.eye(n)
def vector(*entries): return torch.stack([tensor(e) for e in entries])
def matrix(*rows): return torch.stack([vector(*row) for row in rows])


