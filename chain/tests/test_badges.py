"""Badges become tokens for learners who ask for it, and for nobody else."""

import pytest

from chain.models import BadgeMinting, SoulboundToken, Transaction
from chain.models.transaction import TransactionType
from chain.testing.chains import Chain
from chain.testing.nodes import new_address
from chain.tests.minting import collection_of, deploy, work_for_a_while, work_until
from chain.tokens.badge_opt_in import NoWallet, has_opted_in, opt_in, opt_out
from gamification.models import UserAchievement
from learning.models import User
from tests.builders import make_achievement, make_badge, make_user

pytestmark = pytest.mark.django_db


def unminted() -> int:
    return UserAchievement.objects.filter(nft_token_id__isnull=True).count()


def test_badges_earned_before_and_after_opting_in_are_minted(chain: Chain) -> None:
    deployment, learner = deploy(), make_user(evm_address=new_address())
    earned = make_badge(learner, make_achievement())
    opt_in(user_id=learner.pk)
    work_until(lambda: not unminted())
    later = make_badge(learner, make_achievement())
    work_until(lambda: not unminted())
    collection = collection_of(deployment)
    assert [collection.owner_of(serial) for serial in (1, 2)] == [learner.evm_address] * 2
    for serial, badge in ((1, earned), (2, later)):
        badge.refresh_from_db()
        assert badge.nft_token_id == f"eip155:{deployment.chain_id}/erc721:{deployment.address}/{serial}"
        assert badge.nft_minted_at is not None
        row = Transaction.objects.get(transaction_hash=badge.nft_transaction_id)
        assert (row.user, row.transaction_type) == (learner, TransactionType.NFT_MINT_BADGE)
        assert row.related_achievement_id == badge.achievement_id


def test_nobody_gets_them_unasked(devnet: Chain) -> None:
    deployment = deploy()
    make_badge(make_user(), make_achievement())
    work_for_a_while()
    assert not SoulboundToken.objects.exists()
    assert collection_of(deployment).total_supply() == 0


def test_opting_in_twice_mints_once(devnet: Chain) -> None:
    deployment, learner = deploy(), make_user(evm_address=new_address())
    make_badge(learner, make_achievement())
    opt_in(user_id=learner.pk)
    work_until(lambda: not unminted())
    opt_out(user_id=learner.pk)
    opt_out(user_id=learner.pk)
    opt_in(user_id=learner.pk)
    opt_in(user_id=learner.pk)
    work_for_a_while()
    assert BadgeMinting.objects.count() == 1
    assert collection_of(deployment).total_supply() == 1


def test_who_changed_their_mind_gets_no_more(devnet: Chain) -> None:
    deployment, learner = deploy(), make_user(evm_address=new_address())
    opt_in(user_id=learner.pk)
    opt_out(user_id=learner.pk)
    make_badge(learner, make_achievement())
    work_for_a_while()
    assert not has_opted_in(user_id=learner.pk)
    assert collection_of(deployment).total_supply() == 0


def test_who_has_no_wallet_cannot_opt_in(ada: User) -> None:
    with pytest.raises(NoWallet):
        opt_in(user_id=ada.pk)
    assert not has_opted_in(user_id=ada.pk)
