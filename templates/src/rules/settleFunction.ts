import type { TemplateValue } from './Template';

const isText = (value: TemplateValue) => typeof value === 'string';

/**
 * What `Fn::Join`, `Fn::Split` and `Fn::Select` come to, or nothing while their
 * arguments hold what only AWS knows.
 */
export function settleFunction(
  name: string,
  argument: TemplateValue,
): TemplateValue {
  if (name === 'Fn::Join') {
    const [delimiter, list] = argument;
    return Array.isArray(list) && list.every(isText)
      ? list.join(delimiter)
      : undefined;
  }
  if (name === 'Fn::Split') {
    const [delimiter, text] = argument;
    return isText(text) ? text.split(delimiter) : undefined;
  }
  if (name === 'Fn::Select') {
    const [index, list] = argument;
    return Array.isArray(list) ? list[Number(index)] : undefined;
  }
  return undefined;
}
