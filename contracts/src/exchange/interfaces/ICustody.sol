// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Withdrawal} from "../types/ExchangeTypes.sol";

/// @title The funds the exchange holds and how they come and go
/// @notice An account's funds in an asset are *free* (they trade) or *locked* (a withdrawal was requested).
/// A fill matched before the edge heard of the request may still be paid from the locked part; nothing else can.
interface ICustody {
    event AssetListed(uint32 indexed assetId, address indexed token);
    event Deposited(uint64 indexed depositId, address indexed account, uint32 indexed assetId, uint256 amount);
    event WithdrawalRequested(
        uint64 indexed withdrawalId, address indexed account, uint32 indexed assetId, uint256 amount, uint64 claimableAt
    );

    /// @param amount What was paid: less than requested only where an earlier match had spent the rest.
    /// @param forced True where the account claimed it without the operator.
    event WithdrawalPaid(
        uint64 indexed withdrawalId, address indexed account, uint32 indexed assetId, uint256 amount, bool forced
    );

    /// @notice The token refused the transfer. The funds stay locked and can be claimed at once.
    event WithdrawalDeferred(uint64 indexed withdrawalId, address indexed account, uint32 indexed assetId);

    /// @notice The exchange's own reserve paid what `account` could no longer pay for a matched fill.
    event ShortfallCovered(address indexed account, uint32 indexed assetId, uint256 amount);

    error InvalidAddress();
    error UnknownAsset(uint32 assetId);
    error AssetAlreadyListed(address token);
    error ZeroAmount();
    /// @dev Engine balances are i64: the exchange never holds more than that of one asset.
    error AssetCapExceeded(uint32 assetId, uint256 held, uint256 cap);
    error InsufficientBalance(address account, uint32 assetId, uint256 needed, uint256 available);
    error UnknownWithdrawal(uint64 withdrawalId);
    error WithdrawalAlreadyPaid(uint64 withdrawalId);
    error WithdrawalNotClaimable(uint64 withdrawalId, uint64 claimableAt);
    error WithdrawalDelayTooShort(uint64 delaySeconds, uint64 minimumSeconds);

    /// @notice Moves the caller's tokens in and credits the caller.
    /// @param amount Base units of the asset; the caller has approved them.
    /// @return depositId Counts from 1.
    function deposit(uint32 assetId, uint256 amount) external returns (uint64 depositId);

    /// @notice Moves the caller's tokens in and credits `account`. What is credited to the exchange's own
    /// address becomes its reserve (see `ShortfallCovered`) and never leaves otherwise.
    function depositFor(address account, uint32 assetId, uint256 amount) external returns (uint64 depositId);

    /// @notice Locks free funds of the caller and asks the edge to pay them out.
    /// @return withdrawalId Counts from 1.
    function requestWithdrawal(uint32 assetId, uint256 amount) external returns (uint64 withdrawalId);

    /// @notice The forced exit: pays a request to its account once the delay has passed, without the edge.
    /// Anyone may send it. The smaller of the request and what is still locked is paid.
    function claimWithdrawal(uint64 withdrawalId) external;

    /// @notice Funds that can trade: neither locked nor paid out.
    function balanceOf(address account, uint32 assetId) external view returns (uint256);

    /// @notice Funds waiting for a requested withdrawal.
    function lockedOf(address account, uint32 assetId) external view returns (uint256);

    /// @notice Everything the exchange owes in one asset, free and locked.
    function totalHeld(uint32 assetId) external view returns (uint256);

    function withdrawal(uint64 withdrawalId) external view returns (Withdrawal memory);

    function asset(uint32 assetId) external view returns (address token);

    function assetCount() external view returns (uint32);

    function lastDepositId() external view returns (uint64);

    function lastWithdrawalId() external view returns (uint64);

    function withdrawalDelaySeconds() external view returns (uint64);
}
