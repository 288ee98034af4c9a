import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  FargateApiStatus,
  fargateApiConsumersCheckPermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { RequestFailure } from '../components/RequestFailure';
import { fargateApiRef, ServiceRef } from '../api/FargateApi';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { ConsumerCheckResult } from './ConsumerCheckResult';
import { ConsumerOption } from './consumerOptions';
import { ConsumerSelect } from './ConsumerSelect';
import { useConsumerCheck } from './useConsumerCheck';

/** Checks whether a consumer VPC can reach the internal API. */
export function CheckConsumerDialog({
  service,
  status,
  close,
}: {
  service: ServiceRef;
  status: FargateApiStatus;
  close(): void;
}) {
  const t = useTranslate();
  const api = useApi(fargateApiRef);
  const [option, setOption] = useState<ConsumerOption>();
  const { value: places, error: listError } = useAsync(
    () => api.getConsumerPlaces(service),
    [api, service],
  );
  const { check, error, loading, run } = useConsumerCheck(
    service,
    option?.consumer,
  );
  const permission = fargateApiConsumersCheckPermission.name;
  const { url, dnsName } = status.endpoint.value ?? {};

  return (
    <Dialog isOpen onOpenChange={close} width={720}>
      <DialogHeader>
        {t('consumerCheck.title', { url: url ?? dnsName ?? service.name })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <Text as="p" className={text.muted}>
            {t('consumerCheck.intro')}
          </Text>
          {listError ? (
            <RequestFailure
              title={t('consumerCheck.listFailed')}
              error={listError}
              permission={permission}
            />
          ) : (
            <ConsumerSelect
              places={places}
              region={status.target.region}
              selected={option}
              onChange={setOption}
            />
          )}
          <div role="status" aria-busy={loading}>
            {loading && (
              <VisuallyHidden>{t('consumerCheck.running')}</VisuallyHidden>
            )}
            {error && !loading && (
              <RequestFailure
                title={t('consumerCheck.failed')}
                error={error}
                permission={permission}
              />
            )}
            {option && check && !error && (
              <ConsumerCheckResult
                consumer={option.vpc.name ?? option.vpc.vpcId}
                check={check}
              />
            )}
          </div>
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={close}>
          {t('consumerCheck.close')}
        </Button>
        <Button
          variant="primary"
          isDisabled={!option}
          isPending={loading}
          onPress={run}
        >
          {check || error ? t('consumerCheck.again') : t('consumerCheck.run')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
