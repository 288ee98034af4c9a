import { Text } from '@backstage/ui';
import { VpcEndpointStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { endpointName } from './endpointName';

/** The AWS services that the VPC has endpoints for. */
export function EndpointList({
  endpoints,
}: {
  endpoints: VpcEndpointStatus[];
}) {
  const t = useTranslate();
  if (endpoints.length === 0) {
    return <Text className={text.muted}>{t('environment.noEndpoints')}</Text>;
  }
  return (
    <Text>
      {endpoints.map(({ id, service, type, state }, index) => (
        <span key={`${index}.${id}`} title={`${service} · ${type} · ${id}`}>
          {index > 0 && ', '}
          {state === 'available'
            ? endpointName(service)
            : t('environment.endpointState', {
                service: endpointName(service),
                state,
              })}
        </span>
      ))}
    </Text>
  );
}
