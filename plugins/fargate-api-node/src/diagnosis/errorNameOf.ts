/** The name with which AWS begins the text of an error, e.g. `CannotPullContainerError`. */
export function errorNameOf(text: string): string | undefined {
  return /^(\w+(?:Error|Exception)):/i.exec(text)?.[1];
}
