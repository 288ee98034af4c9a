import { Flex, Text } from '@backstage/ui';
import {
  ReadFailure,
  tellFailure,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { RiErrorWarningLine } from '@remixicon/react';
import text from './text.module.css';
import { useTranslate } from './useTranslate';
import { useWords } from './useWords';

/** Why a part of the status is missing, in words and in AWS's own. */
export function ReadFailureNote({ failure }: { failure: ReadFailure }) {
  const t = useTranslate();
  return (
    <Flex gap="1.5" align="start">
      <RiErrorWarningLine aria-hidden className={text.icon} />
      <Text>
        {t(`readFailure.${failure.reason}`)}{' '}
        <span className={`${text.code} ${text.muted}`}>
          “{tellFailure(failure, useWords())}”
        </span>
      </Text>
    </Flex>
  );
}
