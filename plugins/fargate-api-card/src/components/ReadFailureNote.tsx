import { Flex, Text } from '@backstage/ui';
import {
  ReadFailure,
  formatFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { RiErrorWarningLine } from '@remixicon/react';
import text from './text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { useBackendMessages } from '../messages/useBackendMessages';

/** Why a part of the status could not be read, with AWS's own message. */
export function ReadFailureNote({ failure }: { failure: ReadFailure }) {
  const t = useTranslate();
  return (
    <Flex gap="1.5" align="start">
      <RiErrorWarningLine aria-hidden className={text.icon} />
      <Text>
        {t(`readFailure.${failure.reason}`)}{' '}
        <span className={`${text.code} ${text.muted}`}>
          “{formatFailure(failure, useBackendMessages())}”
        </span>
      </Text>
    </Flex>
  );
}
