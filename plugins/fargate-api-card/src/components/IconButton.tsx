import { ButtonIcon, Tooltip, TooltipTrigger } from '@backstage/ui';
import { ReactElement } from 'react';

/** A small button with an icon; its label is its name and its tooltip. */
export function IconButton(props: {
  label: string;
  icon: ReactElement;
  className?: string;
  isDisabled?: boolean;
  onPress?(): void;
}) {
  const { label, ...button } = props;
  return (
    <TooltipTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={label}
        {...button}
      />
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  );
}
