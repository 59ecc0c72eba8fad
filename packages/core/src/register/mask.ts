/** `138****1234`: the first three and the last four digits, of each of several numbers. Anything shorter than eight shows nothing. */
export function maskPhone(phone: string): string {
  return phone.split('、').map(maskOne).join('、')
}

function maskOne(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** `35*************123`: the first two and the last three characters. Anything shorter than eight shows nothing. */
export function maskDocumentNumber(number: string): string {
  if (number.length < 8) return '*'.repeat(number.length)
  return `${number.slice(0, 2)}${'*'.repeat(number.length - 5)}${number.slice(-3)}`
}

/** `石大山` as it hangs on the wall: 石**. */
export function maskName(name: string): string {
  const [first = '', ...rest] = Array.from(name)
  return first + '*'.repeat(rest.length)
}
