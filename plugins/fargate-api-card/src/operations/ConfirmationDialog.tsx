import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
} from '@backstage/ui';
import { ReactNode } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useTranslate } from '../messages/useTranslate';
import styles from './ConfirmationDialog.module.css';
import { OperationFailure } from './OperationFailure';

/**
 * Explains an operation and runs it when confirmed. If it fails, the dialog
 * stays open and shows why.
 */
export function ConfirmationDialog(props: {
  title: string;
  confirm: string;
  /** The name of the required permission. */
  permission: string;
  isDestructive?: boolean;
  isDisabled?: boolean;
  run(): Promise<unknown>;
  onAccepted(): void;
  close(): void;
  children: ReactNode;
}) {
  const t = useTranslate();
  const { run, onAccepted, close } = props;
  const [{ loading, error }, confirm] = useAsyncFn(async () => {
    await run();
    onAccepted();
    close();
  }, [run, onAccepted, close]);

  return (
    <Dialog isOpen onOpenChange={close} width={480}>
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody className={styles.body}>
        <Flex direction="column" gap="3">
          {props.children}
        </Flex>
        <div role="alert" className={styles.failure}>
          {error && !loading && (
            <OperationFailure error={error} permission={props.permission} />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={close}>
          {t('card.cancel')}
        </Button>
        <Button
          variant="primary"
          className={styles.confirm}
          destructive={props.isDestructive}
          isDisabled={props.isDisabled}
          isPending={loading}
          onPress={confirm}
        >
          {props.confirm}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
