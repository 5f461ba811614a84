// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title The native token's ERC-20 face
interface IQor {
    event Deposit(address indexed account, uint256 amount);
    event Withdrawal(address indexed account, uint256 amount);

    error NativeTransferFailed(address to, uint256 amount);

    /// @notice Wraps the native tokens sent along, one to one.
    function deposit() external payable;

    /// @notice Unwraps `amount` and sends native tokens to the caller.
    function withdraw(uint256 amount) external;
}
