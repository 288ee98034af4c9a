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
import { fargateApiConsumersCheckPermission } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { AnswerFailure } from '../actions/AnswerFailure';
import { OperationDialogProps } from '../actions/OperationDialogProps';
import { fargateApiRef } from '../api/FargateApi';
import text from '../components/text.module.css';
import { useTranslate } from '../components/useTranslate';
import { ConsumerCheckResult } from './ConsumerCheckResult';
import { ConsumerOption } from './consumerOptions';
import { ConsumerSelect } from './ConsumerSelect';
import { useConsumerCheck } from './useConsumerCheck';

/** Asks for a consumer, and shows whether the internal API can be reached from there. */
export function CheckConsumerDialog({
  entity,
  status,
  close,
}: Pick<OperationDialogProps, 'entity' | 'status' | 'close'>) {
  const t = useTranslate();
  const api = useApi(fargateApiRef);
  const { kind, namespace, name } = entity;
  const [option, choose] = useState<ConsumerOption>();
  const { value: places, error: unlisted } = useAsync(
    () => api.getConsumerPlaces({ kind, namespace, name }),
    [api, kind, namespace, name],
  );
  const { check, error, loading, run } = useConsumerCheck(
    entity,
    option?.consumer,
  );
  const permission = fargateApiConsumersCheckPermission.name;
  const { url, dnsName } = status.endpoint.value ?? {};

  return (
    <Dialog isOpen onOpenChange={close} width={720}>
      <DialogHeader>
        {t('consumerCheck.title', { url: url ?? dnsName ?? entity.name })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <Text as="p" className={text.muted}>
            {t('consumerCheck.intro')}
          </Text>
          {unlisted ? (
            <AnswerFailure
              title={t('consumerCheck.listFailed')}
              error={unlisted}
              permission={permission}
            />
          ) : (
            <ConsumerSelect
              places={places}
              region={status.target.region}
              chosen={option}
              onChange={choose}
            />
          )}
          <div role="status" aria-busy={loading}>
            {loading && (
              <VisuallyHidden>{t('consumerCheck.running')}</VisuallyHidden>
            )}
            {error && !loading && (
              <AnswerFailure
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
