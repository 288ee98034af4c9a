import { Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  RiArrowLeftRightLine,
  RiDeleteBinLine,
  RiEqualizerLine,
  RiHistoryLine,
  RiMore2Line,
  RiRestartLine,
  RiRocketLine,
  RiRouteLine,
  RiStackLine,
  RiUpload2Line,
} from '@remixicon/react';
import { IconButton } from '../components/IconButton';
import { useTranslate } from '../messages/useTranslate';
import { useOperations } from './OperationsProvider';

/** The menu of operations on the whole service; hidden if the user may perform none. */
export function OperationsMenu() {
  const t = useTranslate();
  const { permissions, links, openDialog } = useOperations();
  const { restart, scale, checkConsumers } = permissions;
  if (!restart && !scale && !checkConsumers) {
    return null;
  }
  return (
    <MenuTrigger>
      <IconButton
        label={t('card.actions')}
        icon={<RiMore2Line aria-hidden />}
      />
      {/* Without a fixed width, it is measured and laid out in a loop. */}
      <Menu placement="bottom end" maxWidth="16rem">
        {restart && (
          <MenuItem
            iconStart={<RiRestartLine aria-hidden />}
            onAction={() => openDialog({ kind: 'restart' })}
          >
            {t('restart.menu')}
          </MenuItem>
        )}
        {scale && (
          <MenuItem
            iconStart={<RiStackLine aria-hidden />}
            onAction={() => openDialog({ kind: 'scale' })}
          >
            {t('scale.menu')}
          </MenuItem>
        )}
        {checkConsumers && (
          <MenuItem
            iconStart={<RiRouteLine aria-hidden />}
            onAction={() => openDialog({ kind: 'checkConsumer' })}
          >
            {t('consumerCheck.menu')}
          </MenuItem>
        )}
        {links && (restart || scale) && (
          <>
            <MenuItem
              iconStart={<RiRocketLine aria-hidden />}
              href={links.image}
            >
              {t('change.image')}
            </MenuItem>
            <MenuItem
              iconStart={<RiEqualizerLine aria-hidden />}
              href={links.size}
            >
              {t('change.size')}
            </MenuItem>
            <MenuItem
              iconStart={<RiUpload2Line aria-hidden />}
              href={links.promote}
            >
              {t('change.promote')}
            </MenuItem>
            <MenuItem
              iconStart={<RiArrowLeftRightLine aria-hidden />}
              href={links.move}
            >
              {t('change.move')}
            </MenuItem>
            <MenuItem
              iconStart={<RiHistoryLine aria-hidden />}
              href={links.rollBack}
            >
              {t('change.rollBack')}
            </MenuItem>
            <MenuItem
              iconStart={<RiDeleteBinLine aria-hidden />}
              color="danger"
              href={links.delete}
            >
              {t('change.delete')}
            </MenuItem>
          </>
        )}
      </Menu>
    </MenuTrigger>
  );
}
