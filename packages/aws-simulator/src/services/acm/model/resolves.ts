import { Region } from '../../../world/World';
import { resolve } from '../../route53/model/dns/resolve';
import { Validation } from './types';

/** Whether a validation record is in the public DNS. */
export function resolves(region: Region, { record }: Validation): boolean {
  const { values } = resolve(region.world, record.Name, 'CNAME');
  const canonical = (name: string) => name.toLowerCase().replace(/\.$/, '');
  return values.some(value => canonical(value) === canonical(record.Value));
}
