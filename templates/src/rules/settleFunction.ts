import type { TemplateValue } from './Template';

const isText = (value: TemplateValue) => typeof value === 'string';

/**
 * The value of `Fn::Join`, `Fn::Split` and `Fn::Select`, or `undefined` if an
 * argument is only known to AWS.
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
