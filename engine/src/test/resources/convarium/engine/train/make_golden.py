"""Makes golden.txt beside it: python3 make_golden.py (needs PyTorch 2.13).

Each line is a name and its numbers: what PyTorch's optimisers, losses, clipping and schedules give.
"""
import os

import numpy as np
import torch
import torch.nn.functional as F

os.chdir(os.path.dirname(os.path.abspath(__file__)))
rng = np.random.default_rng(3)
out = open('golden.txt', 'w')


def line(name, values):
    numbers = np.asarray(values, dtype=np.float64).ravel()
    out.write(name + ' ' + ' '.join('%.9g' % v for v in numbers) + '\n')


# ---- optimisers: 7 weights, 6 steps
STEPS = 6
weights = rng.normal(size=7).astype(np.float32)
gradients = (rng.normal(size=(STEPS, 7)) * 10.0 ** rng.integers(-3, 2, size=(STEPS, 7))).astype(np.float32)
line('weights', weights)
line('gradients', gradients)
OPTIMISERS = {
    'sgd': lambda p: torch.optim.SGD(p, lr=0.1),
    'sgd_decay': lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.02),
    'momentum': lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    'momentum_decay': lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.02),
    'nesterov': lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    'nesterov_decay': lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.02),
    'rmsprop': lambda p: torch.optim.RMSprop(p, lr=0.01),
    'rmsprop_momentum': lambda p: torch.optim.RMSprop(p, lr=0.01, momentum=0.9, weight_decay=0.02),
    'adam': lambda p: torch.optim.Adam(p, lr=0.01),
    'adam_decay': lambda p: torch.optim.Adam(p, lr=0.01, weight_decay=0.02),
    'adamw': lambda p: torch.optim.AdamW(p, lr=0.01),
    'adamw_decay': lambda p: torch.optim.AdamW(p, lr=0.01, betas=(0.8, 0.99), eps=1e-5, weight_decay=0.3),
}
for name, make in OPTIMISERS.items():
    p = torch.nn.Parameter(torch.tensor(weights))
    optimiser = make([p])
    seen = []
    for g in gradients:
        p.grad = torch.tensor(g)
        optimiser.step()
        seen.append(p.detach().numpy().copy())
    line('optimiser.' + name, seen)

# ---- clipping
for limit in (1.0, 1000.0):
    a, b = torch.nn.Parameter(torch.zeros(7)), torch.nn.Parameter(torch.zeros(7))
    a.grad, b.grad = torch.tensor(gradients[0]), torch.tensor(gradients[1])
    torch.nn.utils.clip_grad_norm_([a, b], limit)
    line('clip.norm.%g' % limit, np.concatenate([a.grad, b.grad]))
a.grad = torch.tensor(gradients[0])
torch.nn.utils.clip_grad_value_([a], 0.05)
line('clip.value', a.grad)

# ---- losses: 4 rows of 5
logits = (rng.normal(size=(4, 5)) * 3).astype(np.float32)
logits[3] = [100, -100, 88, 0, 90]
hard = np.eye(5, dtype=np.float32)[[2, 0, 4, 1]]
soft = rng.dirichlet(np.ones(5), size=4).astype(np.float32)
soft[0] = [0, 0.25, 0, 0.75, 0]
line('logits', logits)
line('hard', hard)
line('soft', soft)
LOSSES = {
    'cross_entropy.hard': lambda x: F.cross_entropy(x, torch.tensor(hard.argmax(1))),
    'cross_entropy.soft': lambda x: F.cross_entropy(x, torch.tensor(soft)),
    'cross_entropy_smooth.hard': lambda x: F.cross_entropy(x, torch.tensor(hard.argmax(1)), label_smoothing=0.1),
    'cross_entropy_smooth.soft': lambda x: F.cross_entropy(x, torch.tensor(soft), label_smoothing=0.1),
    'mse.soft': lambda x: F.mse_loss(x, torch.tensor(soft)),
    'bce.hard': lambda x: F.binary_cross_entropy_with_logits(x, torch.tensor(hard)),
    'bce.soft': lambda x: F.binary_cross_entropy_with_logits(x, torch.tensor(soft)),
    'kl.soft': lambda x: F.kl_div(x, torch.tensor(soft), reduction='batchmean'),
    'kl.hard': lambda x: F.kl_div(x, torch.tensor(hard), reduction='batchmean'),
}
for name, loss in LOSSES.items():
    x = torch.tensor(logits, requires_grad=True)
    value = loss(x)
    value.backward()
    line('loss.' + name, value.item())
    line('gradient.' + name, x.grad)

# ---- schedules: 14 steps
SCHEDULES = {
    'step': lambda o: torch.optim.lr_scheduler.StepLR(o, 3, 0.5),
    'cosine': lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 13, eta_min=0.2),
    'warm_up': lambda o: torch.optim.lr_scheduler.LinearLR(o, 0.25, 1, 4),
    'one_cycle': lambda o: torch.optim.lr_scheduler.OneCycleLR(o, 2.0, total_steps=14),
    'one_cycle_own': lambda o: torch.optim.lr_scheduler.OneCycleLR(
        o, 2.0, total_steps=14, pct_start=0.5, div_factor=10, final_div_factor=100),
}
for name, make in SCHEDULES.items():
    optimiser = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    schedule = make(optimiser)
    rates = []
    for _ in range(14):
        rates.append(optimiser.param_groups[0]['lr'])
        optimiser.step()
        if len(rates) < 14:
            schedule.step()
    line('schedule.' + name, rates)
