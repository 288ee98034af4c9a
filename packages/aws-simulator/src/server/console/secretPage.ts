import { htmlFacts, htmlTable } from '../../html/htmlPage';
import { Region } from '../../world/World';
import { SecretsManager } from '../../services/secretsmanager/model/SecretsManager';
import { ResourcePage, ResourceAddress } from './ResourcePage';

/** A secret: its versions, never a value. */
export function secretPage(
  region: Region,
  { arn }: ResourceAddress,
): ResourcePage | undefined {
  const secret = region.service(SecretsManager).find(arn);
  return (
    secret && {
      title: `Secret ${secret.name}`,
      body: `${htmlFacts({
        Description: secret.description,
        Created: secret.createdDate.toISOString(),
        'Is deleted': secret.deletedDate?.toISOString(),
      })}
<h2>Versions</h2>
${htmlTable(
  ['Version', 'Labels', 'Created'],
  [...secret.versions.values()].map(({ id, stages, createdDate }) => [
    id,
    [...stages].join(', '),
    createdDate.toISOString(),
  ]),
  'It has no value yet.',
)}
<p>Set its value with <code>aws secretsmanager put-secret-value</code> and this address as
<code>AWS_ENDPOINT_URL</code>.</p>`,
    }
  );
}
