"""Independent values for tests, by scipy and numpy: python3 computed.py > computed.csv (run in this folder)."""
import csv, sys
import numpy as np
from scipy import optimize, special, stats

rows = []
put = lambda case, quantity, value: rows.append((case, quantity, repr(float(value))))

for x in (1e-5, .3, 1.5, 7, 123.4, 1e6):
    put('log gamma', x, special.gammaln(x))
for x in (.2, 1, 3.3964, 20, 250):
    for df in (1, 2, 7):
        put('chi-square survival', f'{x};{df}', stats.chi2.sf(x, df))
for p in (1e-12, .001, .025, .4, .975, .999999):
    put('normal quantile', p, stats.norm.ppf(p))
for x in (-6, -1.5, 0, .3, 2, 5):
    put('normal cdf', x, stats.norm.cdf(x))
for c, df in ((.95, 1), (.95, 6), (.99, 30)):
    put('t two-sided quantile', f'{c};{df}', stats.t.ppf(.5 + c / 2, df))
for x, n, a, b in ((0, 25, 2.4, 14.3), (6, 40, 1.1, 3), (3, 200, 5, 80)):
    put('beta-binomial cdf', f'{x};{n};{a};{b}', stats.betabinom.cdf(x, n, a, b))

# Exact signed rank with ties: every assignment of signs.
def signed_rank(d):
    d = np.array([v for v in d if v != 0.0])
    r = stats.rankdata(abs(d)); w = r[d > 0].sum(); m = r.sum() / 2
    signs = (np.arange(2 ** len(d))[:, None] >> np.arange(len(d))) & 1
    return (abs(signs @ r - m) >= abs(w - m) - 1e-9).mean()
put('signed rank', '1;-2;2;3;-1;5;4;4;6', signed_rank([1, -2, 2, 3, -1, 5, 4, 4, 6]))
long = [((i * 7) % 23) - 8 for i in range(40)]
put('signed rank normal', 'n=40', stats.wilcoxon([float(v) for v in long], correction=True, method='approx').pvalue)

# Huggins: conditional likelihood maximised by scipy; 3 rounds, one covariate, own intercept for each round.
rec = [((1, 0, 0), .5), ((1, 1, 0), 1.2), ((0, 1, 0), -.3), ((1, 1, 1), 2.), ((0, 0, 1), .1), ((0, 1, 1), 1.), ((1, 0, 1), .8),
       ((0, 1, 0), .4), ((1, 0, 0), -1.), ((1, 1, 0), .9), ((0, 0, 1), -.6), ((1, 0, 1), 1.5), ((1, 1, 0), .2), ((0, 1, 0), 0.)]
X = np.array([[[1., 0, 0, z], [0, 1, 0, z], [0, 0, 1, z]] for _, z in rec]); Y = np.array([h for h, _ in rec])
def parts(b):
    p = special.expit(X @ b); return p, 1 - (1 - p).prod(1)
def nll(b):
    p, e = parts(b); return -(Y * np.log(p) + (1 - Y) * np.log(1 - p)).sum() + np.log(e).sum()
def score(b):
    p, e = parts(b); return -((Y - p / e[:, None])[:, :, None] * X).sum((0, 1))
b = optimize.root(score, np.zeros(4), tol=1e-14).x
h = 1e-5
hess = np.array([(score(b + h * u) - score(b - h * u)) / (2 * h) for u in np.eye(4)])
N = lambda b: (1 / parts(b)[1]).sum()
grad = np.array([(N(b + h * u) - N(b - h * u)) / (2 * h) for u in np.eye(4)])
e = parts(b)[1]
put('huggins', 'N', N(b)); put('huggins', 'se', np.sqrt(((1 - e) / e ** 2).sum() + grad @ np.linalg.inv(hess) @ grad))
put('huggins', 'covariate', b[3])

# Beta-binomial maximum likelihood.
y = [0, 1, 3, 0, 2, 5, 1, 0, 4, 2, 0, 7]; n = [10, 12, 9, 20, 15, 14, 11, 8, 10, 22, 5, 13]
f = lambda t: -stats.betabinom.logpmf(y, n, np.exp(t[0]), np.exp(t[1])).sum()
def fscore(t):
    a, c = np.exp(t); yy = np.array(y); nn = np.array(n); d = special.digamma
    s = d(a + c) - d(nn + a + c)
    return [a * (d(yy + a) - d(a) + s).sum(), c * (d(nn - yy + c) - d(c) + s).sum()]
t = optimize.root(fscore, optimize.minimize(f, [0, 1], method='Nelder-Mead').x, tol=1e-14).x
put('beta-binomial fit', 'alpha', np.exp(t[0])); put('beta-binomial fit', 'beta', np.exp(t[1])); put('beta-binomial fit', 'log likelihood', -f(t))

# Funnel limits: interpolated binomial quantiles round a target.
for q, n, target in ((.025, 20, .2), (.975, 20, .2), (.001, 150, .07), (.999, 150, .07)):
    d = stats.binom(n, target); r = next(k for k in range(n + 1) if d.cdf(k) > q)
    put('funnel limit', f'{q};{n};{target}', (r - (d.cdf(r) - q) / d.pmf(r)) / n)

# P(rate <= threshold) of a finite village: 2 bad of 18 inspected, 60 households, Beta(2.4, 14.3), at most 9 bad in all.
put('readiness', 'finite', stats.betabinom.cdf(7, 42, 4.4, 30.3)); put('readiness', 'infinite', stats.beta.cdf(.15, 4.4, 30.3))

# Jaccard similarity of two texts by their runs of two and three characters.
grams = lambda t: {t[i:i + k] for k in (2, 3) for i in range(len(t) - k + 1)}
one, two = grams('已为该户修缮屋顶并接通自来水村组干部核实'), grams('已为该户修缮墙体并接通自来水村组干部核实')
put('jaccard', 'roof and wall', len(one & two) / len(one | two))

# Profile likelihood of the total (Cormack 1992), two independent rounds: Seber (1982) p. 107.
n1, n2, m = 948, 421, 167; seen = n1 + n2 - m
def profile(h):
    N = seen + h; p, q = n1 / N, n2 / N
    return special.gammaln(N + 1) - special.gammaln(h + 1) + n1 * np.log(p) + (N - n1) * np.log1p(-p) + n2 * np.log(q) + (N - n2) * np.log1p(-q)
top = optimize.minimize_scalar(lambda h: -profile(h), bounds=(500, 3000), method='bounded', options={'xatol': 1e-9})
cut = -top.fun - stats.norm.ppf(.975) ** 2 / 2
put('profile interval', 'lower', seen + optimize.brentq(lambda h: profile(h) - cut, 1, top.x, xtol=1e-12))
put('profile interval', 'upper', seen + optimize.brentq(lambda h: profile(h) - cut, top.x, 1e5, xtol=1e-12))

# Log-linear models by Newton's method in numpy, and the profile likelihood of the total for three rounds: the 1988
# census rehearsal with c1c2+c2c3, and four rounds with c1c2+c3c4.
def poisson(X, y):
    b = np.linalg.lstsq(X, np.log(y + .5), rcond=None)[0]
    for _ in range(200):
        m = np.exp(X @ b); b = b + np.linalg.solve(X.T @ (m[:, None] * X), X.T @ (y - m))
    m = np.exp(X @ b); return b, m, np.linalg.inv(X.T @ (m[:, None] * X))
def histories(t): return np.array([[(h >> (t - 1 - i)) & 1 for i in range(t)] for h in range(2 ** t)])
def design(t, pairs):
    H = histories(t); return np.column_stack([np.ones(2 ** t), H] + [H[:, i] * H[:, j] for i, j in pairs])
def put_model(name, t, pairs, y):
    X = design(t, pairs); y = np.array(y, float); b, m, cov = poisson(X[1:], y); n0 = np.exp(b[0]); seen = y.sum()
    put(name, 'N', seen + n0); put(name, 'se', np.sqrt(n0 + n0 ** 2 * cov[0, 0]))
    put(name, 'deviance', 2 * (y * np.log(y / m) - (y - m)).sum())
    put(name, 'aic', 2 * X.shape[1] - 2 * stats.poisson.logpmf(y, m).sum())
    def profile(h):
        full = np.concatenate([[h], y]); p = poisson(X, full)[1] / full.sum()
        return special.gammaln(seen + h + 1) - special.gammaln(h + 1) + (full * np.log(p)).sum()
    top = optimize.minimize_scalar(lambda h: -profile(h), bounds=(n0 / 5, n0 * 5), method='bounded', options={'xatol': 1e-9})
    cut = -top.fun - stats.norm.ppf(.975) ** 2 / 2
    put(name, 'lower', seen + optimize.brentq(lambda h: profile(h) - cut, 1, top.x, xtol=1e-12))
    put(name, 'upper', seen + optimize.brentq(lambda h: profile(h) - cut, top.x, n0 * 50, xtol=1e-12))
put_model('three rounds', 3, [(0, 1), (1, 2)], [43, 53, 13, 71, 7, 155, 72])
put_model('four rounds', 4, [(0, 1), (2, 3)], [10 + (i * 37) % 29 for i in range(15)])

# Log-rank: scipy for two groups; for three, and with late entry, sums of the hypergeometric mean and covariance.
aml = list(csv.DictReader(open('aml.csv')))
def sample(name):
    g = [(float(r['time']), r['status'] == '1') for r in aml if r['x'] == name]
    return stats.CensoredData.right_censored([t for t, _ in g], [not e for _, e in g])
put('log-rank', 'aml chi-square', stats.logrank(sample('Maintained'), sample('Nonmaintained')).statistic ** 2)
three = [(((i * 17) % 23) + 1, i % 4 > 0, i % 3, (i % 5) / 2) for i in range(45)]
three = [(t, e, g, min(entry, t - .5)) for t, e, g, entry in three]
O = np.zeros(3); E = np.zeros(3); V = np.zeros((3, 3))
for time in sorted({t for t, e, _, _ in three if e}):
    r = np.array([sum(1 for t, _, g, a in three if g == k and a < time <= t) for k in range(3)], float)
    d = np.array([sum(1 for t, e, g, _ in three if g == k and e and t == time) for k in range(3)], float)
    n, D = r.sum(), d.sum(); O += d; E += D * r / n
    if n > 1: V += D * (n - D) / (n - 1) * (np.diag(r / n) - np.outer(r, r) / n ** 2)
put('log-rank', 'three groups, late entry', (O - E) @ np.linalg.pinv(V) @ (O - E))

# Funnel: mean squared z with the outermost tenths pulled in to their percentiles.
y = np.array([(i % 10) * 4 for i in range(30)]); p = y.sum() / 1200; z = (y - 40 * p) / np.sqrt(40 * p * (1 - p))
put('funnel dispersion', 'thirty villages', (np.clip(z, *np.percentile(z, [10, 90])) ** 2).mean())

# Sample coverage of three lists with dependence, Chao & Tsay (1998), written out for the census rehearsal.
Z = {'111': 72, '110': 155, '101': 7, '100': 71, '011': 13, '010': 53, '001': 43}
on = lambda *k: sum(v for h, v in Z.items() if all(h[i] == '1' for i in k))
M = sum(Z.values()); n1, n2, n3 = on(0), on(1), on(2)
C = 1 - (Z['100'] / n1 + Z['010'] / n2 + Z['001'] / n3) / 3; D = M - (Z['100'] + Z['010'] + Z['001']) / 3
B = on(0, 1) + on(0, 2) + on(1, 2)
off = lambda k, *j: sum(v for h, v in Z.items() if h[k] == '0' for _ in range(sum(h[i] == '1' for i in j)))
gap = lambda N: D / C + (off(2, 0, 1) * (N * on(0, 1) / n1 / n2 - 1) + off(1, 0, 2) * (N * on(0, 2) / n1 / n3 - 1)
                         + off(0, 1, 2) * (N * on(1, 2) / n2 / n3 - 1)) / 3 / C - N
put('sample coverage', 'coverage', C); put('sample coverage', 'N', optimize.brentq(gap, 100, 1e5, xtol=1e-12))

writer = csv.writer(sys.stdout, lineterminator='\n')
writer.writerow(('case', 'quantity', 'value')); writer.writerows(rows)
