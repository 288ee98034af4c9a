/** "must be a port" as a sentence of its own: "Must be a port." */
export function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
