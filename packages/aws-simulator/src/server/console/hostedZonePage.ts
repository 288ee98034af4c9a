import { htmlFacts, htmlTable } from '../../html/htmlPage';
import { World } from '../../world/World';
import { Route53 } from '../../services/route53/model/Route53';
import { ResourcePage, ResourceAddress } from './ResourcePage';

/** A hosted zone: its records. */
export function hostedZonePage(
  world: World,
  { id }: ResourceAddress,
): ResourcePage | undefined {
  const zone = world
    .accounts()
    .map(account => account.service(Route53).zones.get(id))
    .find(found => found !== undefined);
  return (
    zone && {
      title: `Hosted zone ${zone.name.replace(/\.$/, '')}`,
      body: `${htmlFacts({
        ID: zone.id,
        Type: zone.isPrivate ? 'private' : 'public',
        Comment: zone.comment,
      })}
<h2>Records</h2>
${htmlTable(
  ['Name', 'Type', 'Value'],
  zone.records.map(({ Name, Type, AliasTarget, ResourceRecords }) => [
    Name,
    Type,
    AliasTarget
      ? `alias of ${AliasTarget.DNSName}`
      : (ResourceRecords ?? []).map(({ Value }) => Value).join(', '),
  ]),
  'It has no records.',
)}`,
    }
  );
}
