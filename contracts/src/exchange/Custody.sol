// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICustody} from "./interfaces/ICustody.sol";
import {Balance, Balances} from "./libraries/Balances.sol";
import {SETTLEMENT_GRACE_SECONDS, Withdrawal} from "./types/ExchangeTypes.sol";

/// @title Balances, deposits and withdrawals
abstract contract Custody is ICustody, ReentrancyGuardTransient {
    using Balances for Balance;
    using SafeERC20 for IERC20;

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
        _balances[account][assetId].deposit(amount);
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
        uint256 free = balance.free();
        if (free < amount) revert InsufficientBalance(msg.sender, assetId, amount, free);

        balance.lock(amount);
        withdrawalId = ++_lastWithdrawalId;
        uint64 claimableAt = uint64(block.timestamp) + _withdrawalDelaySeconds;
        Withdrawal storage request = _withdrawals[withdrawalId];
        (request.account, request.assetId, request.claimableAt) = (msg.sender, assetId, claimableAt);
        // forge-lint: disable-next-line(unsafe-typecast) -- at most what was free, which is below 2^63.
        request.amount = uint128(amount);
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
        return _balances[account][assetId].free();
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
        _balances[account][assetId].credit(amount);
    }

    /// @dev What an account can no longer pay comes out of the reserve. Without one, an operator that settled too late,
    /// after a forced exit, could never settle again.
    function _debit(address account, uint32 assetId, uint256 amount) internal {
        uint256 missing = _balances[account][assetId].draw(amount);
        if (missing == 0) return;
        if (_balances[address(this)][assetId].draw(missing) > 0) {
            revert InsufficientBalance(account, assetId, amount, amount - missing);
        }
        emit ShortfallCovered(account, assetId, missing);
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
            _balances[account][assetId].credit(amount);
            _balances[account][assetId].lock(amount);
            emit WithdrawalDeferred(withdrawalId, account, assetId);
        }
    }

    /// @dev Books a request as paid; the caller moves the tokens.
    function _release(Withdrawal storage request) private returns (address account, uint32 assetId, uint256 amount) {
        (account, assetId) = (request.account, request.assetId);
        Balance storage balance = _balances[account][assetId];
        amount = Math.min(request.amount, balance.locked);
        request.paid = true;
        balance.unlock(amount);
        _held[assetId] -= amount;
    }

    function _requireWithdrawal(uint64 withdrawalId) private view returns (Withdrawal storage request) {
        request = _withdrawals[withdrawalId];
        if (request.account == address(0)) revert UnknownWithdrawal(withdrawalId);
    }
}
