// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    Batch,
    Fill,
    Order,
    SIDE_BUY,
    SIDE_SELL,
    SignedOrder,
    Withdrawal
} from "../../src/exchange/types/ExchangeTypes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {VaultFixture} from "../support/VaultFixture.sol";

/// @notice An honest edge in a few lines: its own ledger, fills matched but not settled, and withdrawals seen late.
/// It does what docs/protocol.md asks of the edge, so that a test can say: such an edge can always settle.
abstract contract EdgeModel is VaultFixture {
    struct Party {
        Person signer;
        address account;
    }

    struct Pending {
        SignedOrder maker;
        SignedOrder taker;
        uint64 priceTicks;
        uint64 quantityLots;
    }

    mapping(address account => mapping(uint32 assetId => uint256)) internal ledger;
    /// @dev Debited for requests and not paid yet; and how many requests those are.
    mapping(address account => mapping(uint32 assetId => uint256)) internal debited;
    mapping(address account => mapping(uint32 assetId => uint256)) private _openRequests;
    uint64 private _seenDeposits;
    uint64 private _seenWithdrawals;
    uint64 private _firstOpenWithdrawal = 1;
    Pending[] private _matched;

    function pendingFills() public view returns (uint256) {
        return _matched.length;
    }

    /// @dev The chain's events are read in order: requests made before this deposit first.
    function _credit(address account, uint32 assetId, uint256 amount) internal {
        _observe();
        ledger[account][assetId] += amount;
    }

    /// @dev Matches a maker and a taker if both can pay by the ledger; the chain hears of it later.
    function _match(Party memory maker, Party memory taker, bool makerBuys, uint64 price, uint64 lots) internal {
        if (maker.account == taker.account) return;
        lots = makerBuys
            ? _payable(maker.account, taker.account, price, lots)
            : _payable(taker.account, maker.account, price, lots);
        if (lots == 0) return;
        uint256 fee = uint256(price) * lots * 5 / 10_000;
        _book(makerBuys ? maker.account : taker.account, makerBuys ? taker.account : maker.account, price, lots);
        ledger[taker.account][USD] -= fee;
        ledger[treasury][USD] += fee;
        (uint8 makerSide, uint8 takerSide) = makerBuys ? (SIDE_BUY, SIDE_SELL) : (SIDE_SELL, SIDE_BUY);
        _matched.push();
        Pending storage pending = _matched[_matched.length - 1];
        pending.maker = _sign(maker.signer, _order(maker.account, makerSide, price, lots));
        pending.taker = _sign(taker.signer, _order(taker.account, takerSide, price, lots));
        pending.priceTicks = price;
        pending.quantityLots = lots;
    }

    function _payable(address buyer, address seller, uint64 price, uint64 lots) private view returns (uint64) {
        uint256 byBase = ledger[seller][BTC] / 1_000;
        uint256 byQuote = ledger[buyer][USD] * 10_000 / (uint256(price) * 10_005);
        uint256 most = byBase < byQuote ? byBase : byQuote;
        return lots < most ? lots : uint64(most);
    }

    function _book(address buyer, address seller, uint64 price, uint64 lots) private {
        uint256 notional = uint256(price) * lots;
        ledger[buyer][USD] -= notional;
        ledger[seller][USD] += notional;
        ledger[seller][BTC] -= uint256(lots) * 1_000;
        ledger[buyer][BTC] += uint256(lots) * 1_000;
    }

    /// @dev Reads the chain's withdrawal requests and debits what the ledger has of them.
    function _observe() internal {
        for (uint64 id = _seenWithdrawals + 1; id <= exchange.lastWithdrawalId(); ++id) {
            Withdrawal memory request = exchange.withdrawal(id);
            uint256 has = ledger[request.account][request.assetId];
            uint256 debit = request.amount < has ? request.amount : has;
            ledger[request.account][request.assetId] = has - debit;
            debited[request.account][request.assetId] += debit;
            ++_openRequests[request.account][request.assetId];
            _seenWithdrawals = id;
        }
    }

    /// @dev Settles everything matched and confirms everything debited, one withdrawal a batch.
    function _flush() internal {
        Batch memory batch = _emptyBatch();
        batch.orders = new SignedOrder[](_matched.length * 2);
        batch.fills = new Fill[](_matched.length);
        for (uint16 i = 0; i < _matched.length; ++i) {
            (batch.orders[i * 2], batch.orders[i * 2 + 1]) = (_matched[i].maker, _matched[i].taker);
            batch.fills[i] = Fill(i * 2, i * 2 + 1, _matched[i].priceTicks, _matched[i].quantityLots);
        }
        delete _matched;
        // The first confirmation rides with the fills, as it would.
        uint64 id = _firstOpenWithdrawal;
        if (id <= _seenWithdrawals) {
            batch.withdrawalIds = new uint64[](1);
            batch.withdrawalIds[0] = id;
            _settleAndRefund(batch, id);
            ++id;
        } else {
            _settle(batch);
        }
        for (; id <= _seenWithdrawals; ++id) {
            _settleAndRefund(_confirming(id), id);
        }
        _firstOpenWithdrawal = id;
    }

    function _settleAndRefund(Batch memory batch, uint64 id) private {
        Withdrawal memory request = exchange.withdrawal(id);
        IERC20 token = IERC20(exchange.asset(request.assetId));
        uint256 before = token.balanceOf(request.account);
        _settle(batch);
        if (!request.paid) _paid(request, token.balanceOf(request.account) - before);
    }

    /// @dev What was debited and not paid goes back to the ledger with the account's last open request: forced claims may
    /// come in any order, so only their sum tells.
    function _paid(Withdrawal memory request, uint256 amount) internal {
        uint256 pool = debited[request.account][request.assetId];
        assertLe(amount, pool, "the chain paid more than the edge debited");
        debited[request.account][request.assetId] = pool - amount;
        if (--_openRequests[request.account][request.assetId] > 0) return;
        ledger[request.account][request.assetId] += pool - amount;
        debited[request.account][request.assetId] = 0;
    }
}
