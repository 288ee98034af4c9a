import type { TemplateValue } from './Template';

/** Whether a security group's rule is for one TCP port and no other. */
export function opensOnly(rule: TemplateValue, port: TemplateValue): boolean {
  return (
    rule.IpProtocol === 'tcp' && rule.FromPort === port && rule.ToPort === port
  );
}
