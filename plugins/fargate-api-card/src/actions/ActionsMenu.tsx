import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  RiMore2Line,
  RiRestartLine,
  RiRouteLine,
  RiStackLine,
} from '@remixicon/react';
import { useTranslate } from '../components/useTranslate';
import { useActions } from './ActionsProvider';

/** What may be done to the service as a whole, and asked about it; nothing where nothing may be done. */
export function ActionsMenu() {
  const t = useTranslate();
  const { permissions, ask } = useActions();
  const { restart, scale, checkConsumers } = permissions;
  if (!restart && !scale && !checkConsumers) {
    return null;
  }
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={t('card.actions')}
        icon={<RiMore2Line aria-hidden />}
      />
      {/* A width of its own, or it is measured and laid out in a loop. */}
      <Menu placement="bottom end" maxWidth="16rem">
        {restart && (
          <MenuItem
            iconStart={<RiRestartLine aria-hidden />}
            onAction={() => ask({ kind: 'restart' })}
          >
            {t('restart.menu')}
          </MenuItem>
        )}
        {scale && (
          <MenuItem
            iconStart={<RiStackLine aria-hidden />}
            onAction={() => ask({ kind: 'scale' })}
          >
            {t('scale.menu')}
          </MenuItem>
        )}
        {checkConsumers && (
          <MenuItem
            iconStart={<RiRouteLine aria-hidden />}
            onAction={() => ask({ kind: 'checkConsumer' })}
          >
            {t('consumerCheck.menu')}
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  );
}
