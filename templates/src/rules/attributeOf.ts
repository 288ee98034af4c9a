import type { TemplateValue } from './Template';

/** An attribute of a load balancer or a target group, if it is set. */
export function attributeOf(
  list: TemplateValue,
  key: string,
): string | undefined {
  return list?.find((item: { Key: string }) => item.Key === key)?.Value;
}
