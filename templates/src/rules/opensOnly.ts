import type { TemplateValue } from './Template';

/** Whether a security group rule is for exactly one TCP port. */
export function opensOnly(rule: TemplateValue, port: TemplateValue): boolean {
  return (
    rule.IpProtocol === 'tcp' && rule.FromPort === port && rule.ToPort === port
  );
}
