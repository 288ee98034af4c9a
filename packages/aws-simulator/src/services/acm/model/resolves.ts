import { resolve } from '../../route53/model/dns/resolve';
import type { Acm, Validation } from './Acm';

/** Whether a validation record is in the public DNS. */
export function resolves(acm: Acm, { record }: Validation): boolean {
  const { values } = resolve(acm.region.world, record.Name, 'CNAME');
  const canonical = (name: string) => name.toLowerCase().replace(/\.$/, '');
  return values.some(value => canonical(value) === canonical(record.Value));
}
