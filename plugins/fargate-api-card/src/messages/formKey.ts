/** The key of a text of the forms: its letters and digits, in lower case. */
export function formKey(text: string): string {
  return text.toLocaleLowerCase('en-US').replace(/[^a-z0-9]+/g, '-');
}
