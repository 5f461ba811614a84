// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICustody} from "./interfaces/ICustody.sol";
import {SETTLEMENT_GRACE_SECONDS, Withdrawal} from "./types/ExchangeTypes.sol";

/// @title Balances, deposits and withdrawals
abstract contract Custody is ICustody, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev Both parts share a slot: a fill reads and writes one slot for each side and asset.
    struct Balance {
        uint128 free;
        uint128 locked;
    }

    /// @dev The engine's balances are i64.
    uint256 private constant ASSET_CAP = uint256(uint64(type(int64).max));

    uint64 private immutable _withdrawalDelaySeconds;

    address[] private _assets;
    mapping(address token => bool listed) private _listed;
    mapping(uint32 assetId => uint256 amount) private _held;
    mapping(address account => mapping(uint32 assetId => Balance balance)) private _balances;
    mapping(uint64 withdrawalId => Withdrawal request) private _withdrawals;
    uint64 private _lastDepositId;
    uint64 private _lastWithdrawalId;

    /// @dev A forced claim must come later than the last moment at which an earlier match may settle.
    constructor(uint64 delaySeconds) {
        if (delaySeconds <= SETTLEMENT_GRACE_SECONDS) {
            revert WithdrawalDelayTooShort(delaySeconds, SETTLEMENT_GRACE_SECONDS);
        }
        _withdrawalDelaySeconds = delaySeconds;
    }

    /// @inheritdoc ICustody
    function deposit(uint32 assetId, uint256 amount) external returns (uint64 depositId) {
        return depositFor(msg.sender, assetId, amount);
    }

    /// @inheritdoc ICustody
    function depositFor(address account, uint32 assetId, uint256 amount)
        public
        nonReentrant
        returns (uint64 depositId)
    {
        if (account == address(0)) revert InvalidAddress();
        if (amount == 0) revert ZeroAmount();
        IERC20 token = IERC20(asset(assetId));
        uint256 held = _held[assetId] + amount;
        if (held > ASSET_CAP) revert AssetCapExceeded(assetId, held, ASSET_CAP);

        _held[assetId] = held;
        _credit(account, assetId, amount);
        depositId = ++_lastDepositId;
        emit Deposited(depositId, account, assetId, amount);
        token.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc ICustody
    function requestWithdrawal(uint32 assetId, uint256 amount) external nonReentrant returns (uint64 withdrawalId) {
        if (amount == 0) revert ZeroAmount();
        asset(assetId);
        // The reserve has no key, but say so rather than rely on it.
        if (msg.sender == address(this)) revert InvalidAddress();
        Balance storage balance = _balances[msg.sender][assetId];
        if (balance.free < amount) revert InsufficientBalance(msg.sender, assetId, amount, balance.free);

        // forge-lint: disable-next-line(unsafe-typecast) -- amount is at most `free`, itself a uint128.
        uint128 amount128 = uint128(amount);
        balance.free -= amount128;
        balance.locked += amount128;
        withdrawalId = ++_lastWithdrawalId;
        uint64 claimableAt = uint64(block.timestamp) + _withdrawalDelaySeconds;
        _withdrawals[withdrawalId] = Withdrawal({
            account: msg.sender, assetId: assetId, paid: false, claimableAt: claimableAt, amount: amount128
        });
        emit WithdrawalRequested(withdrawalId, msg.sender, assetId, amount, claimableAt);
    }

    /// @inheritdoc ICustody
    function claimWithdrawal(uint64 withdrawalId) external nonReentrant {
        Withdrawal storage request = _requireWithdrawal(withdrawalId);
        if (request.paid) revert WithdrawalAlreadyPaid(withdrawalId);
        if (block.timestamp < request.claimableAt) {
            revert WithdrawalNotClaimable(withdrawalId, request.claimableAt);
        }
        (address account, uint32 assetId, uint256 amount) = _release(request);
        emit WithdrawalPaid(withdrawalId, account, assetId, amount, true);
        IERC20(asset(assetId)).safeTransfer(account, amount);
    }

    /// @inheritdoc ICustody
    function balanceOf(address account, uint32 assetId) external view returns (uint256) {
        return _balances[account][assetId].free;
    }

    /// @inheritdoc ICustody
    function lockedOf(address account, uint32 assetId) external view returns (uint256) {
        return _balances[account][assetId].locked;
    }

    /// @inheritdoc ICustody
    function totalHeld(uint32 assetId) external view returns (uint256) {
        return _held[assetId];
    }

    /// @inheritdoc ICustody
    function withdrawal(uint64 withdrawalId) external view returns (Withdrawal memory) {
        return _requireWithdrawal(withdrawalId);
    }

    /// @inheritdoc ICustody
    function asset(uint32 assetId) public view returns (address token) {
        if (assetId >= _assets.length) revert UnknownAsset(assetId);
        return _assets[assetId];
    }

    /// @inheritdoc ICustody
    function assetCount() public view returns (uint32) {
        return uint32(_assets.length);
    }

    /// @inheritdoc ICustody
    function lastDepositId() external view returns (uint64) {
        return _lastDepositId;
    }

    /// @inheritdoc ICustody
    function lastWithdrawalId() external view returns (uint64) {
        return _lastWithdrawalId;
    }

    /// @inheritdoc ICustody
    function withdrawalDelaySeconds() external view returns (uint64) {
        return _withdrawalDelaySeconds;
    }

    function _listAsset(address token) internal returns (uint32 assetId) {
        if (token.code.length == 0) revert InvalidAddress();
        // The same token under two ids would be owed twice and held once.
        if (_listed[token]) revert AssetAlreadyListed(token);
        assetId = assetCount();
        _listed[token] = true;
        _assets.push(token);
        emit AssetListed(assetId, token);
    }

    function _credit(address account, uint32 assetId, uint256 amount) internal {
        // Every balance is part of `_held`, which stays below 2^63.
        // forge-lint: disable-next-line(unsafe-typecast)
        _balances[account][assetId].free += uint128(amount);
    }

    /// @dev Takes free funds first, then funds whose withdrawal was requested after the match, then the reserve.
    /// Without the reserve an operator that settled too late, after a forced exit, could never settle again.
    function _debit(address account, uint32 assetId, uint256 amount) internal {
        Balance storage balance = _balances[account][assetId];
        (uint256 free, uint256 locked) = (balance.free, balance.locked);
        if (free >= amount) {
            // forge-lint: disable-next-line(unsafe-typecast) -- amount is at most `free`, itself a uint128.
            balance.free = uint128(free - amount);
            return;
        }
        uint256 fromLocked = Math.min(locked, amount - free);
        balance.free = 0;
        // forge-lint: disable-next-line(unsafe-typecast) -- fromLocked is at most `locked`, itself a uint128.
        balance.locked = uint128(locked - fromLocked);
        uint256 shortfall = amount - free - fromLocked;
        if (shortfall > 0) _coverShortfall(account, assetId, shortfall, amount);
    }

    /// @dev Pays a request that the engine has debited. A request that its account has claimed meanwhile is passed
    /// over, and a token that refuses leaves the funds claimable: neither may stop everyone else's settlement.
    function _confirmWithdrawal(uint64 withdrawalId) internal {
        Withdrawal storage request = _requireWithdrawal(withdrawalId);
        if (request.paid) return;
        (address account, uint32 assetId, uint256 amount) = _release(request);
        if (IERC20(asset(assetId)).trySafeTransfer(account, amount)) {
            emit WithdrawalPaid(withdrawalId, account, assetId, amount, false);
        } else {
            request.paid = false;
            request.claimableAt = uint64(block.timestamp);
            _held[assetId] += amount;
            // forge-lint: disable-next-line(unsafe-typecast) -- what was released a moment ago.
            _balances[account][assetId].locked += uint128(amount);
            emit WithdrawalDeferred(withdrawalId, account, assetId);
        }
    }

    function _coverShortfall(address account, uint32 assetId, uint256 shortfall, uint256 amount) private {
        Balance storage reserve = _balances[address(this)][assetId];
        if (reserve.free < shortfall) revert InsufficientBalance(account, assetId, amount, amount - shortfall);
        // forge-lint: disable-next-line(unsafe-typecast) -- shortfall is at most the reserve, itself a uint128.
        reserve.free -= uint128(shortfall);
        emit ShortfallCovered(account, assetId, shortfall);
    }

    /// @dev Books a request as paid; the caller moves the tokens.
    function _release(Withdrawal storage request) private returns (address account, uint32 assetId, uint256 amount) {
        (account, assetId) = (request.account, request.assetId);
        Balance storage balance = _balances[account][assetId];
        amount = Math.min(request.amount, balance.locked);
        request.paid = true;
        // forge-lint: disable-next-line(unsafe-typecast) -- amount is at most `locked`, itself a uint128.
        balance.locked -= uint128(amount);
        _held[assetId] -= amount;
    }

    function _requireWithdrawal(uint64 withdrawalId) private view returns (Withdrawal storage request) {
        request = _withdrawals[withdrawalId];
        if (request.account == address(0)) revert UnknownWithdrawal(withdrawalId);
    }
}
