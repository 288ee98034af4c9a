/** Whether a status code matches a matcher: `200`, `200,202`, `200-299`. */
export function matchesCode(matcher: string, status: number): boolean {
  return matcher.split(',').some(part => {
    const [from, to = from] = part.trim().split('-').map(Number);
    return status >= from && status <= to;
  });
}
