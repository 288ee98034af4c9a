/** The elements of a comma-delimited list. */
export function items(text: string): string[] {
  return text === '' ? [] : text.split(',').map(item => item.trim());
}

/** Whether `Ref` to a parameter of this type gives a list. */
export function isList(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}
