/**
 * A root of f between low and high, where f has opposite signs: false position with the Illinois change of weight.
 * Source: Dowell & Jarratt (1971), BIT 11:168–174.
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 1e-12): number {
  let [a, fa, b, fb] = [low, f(low), high, f(high)]
  if (fa === 0) return a
  if (fb === 0) return b
  let lastSide = 0
  for (let step = 0; step < 200 && Math.abs(b - a) > tolerance * (1 + Math.abs(b)); step++) {
    const secant = (a * fb - b * fa) / (fb - fa)
    const x = step % 8 === 7 || !(secant > a && secant < b) ? (a + b) / 2 : secant
    const fx = f(x)
    if (fx === 0) return x
    if (Math.sign(fx) === Math.sign(fb)) {
      ;[b, fb] = [x, fx]
      if (lastSide === 1) fa /= 2
      lastSide = 1
    } else {
      ;[a, fa] = [x, fx]
      if (lastSide === -1) fb /= 2
      lastSide = -1
    }
    if (Math.abs(fx) < 1e-13) return x
  }
  return (a + b) / 2
}
